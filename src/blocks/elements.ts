// The elements of every kind of block, one a line; a player carries those that its module uses.
import './test/test.element.ts';
