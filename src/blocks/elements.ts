// The elements of every kind of block, one a line; a player carries those that its module uses.
import './evaluation/evaluation.element.ts';
import './notes/notes.element.ts';
import './role/role.element.ts';
import './role-text/role-text.element.ts';
import './survey/survey.element.ts';
import './test/test.element.ts';
