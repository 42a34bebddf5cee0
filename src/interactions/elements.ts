// The elements of every kind, one a line; a player carries those that its module uses.
import './choice/choice.element.ts';
import './sequencing/sequencing.element.ts';
