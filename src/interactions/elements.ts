// The elements of every kind, one a line; a player carries those that its module uses.
import './case/case.element.ts';
import './choice/choice.element.ts';
import './hotspot/hotspot.element.ts';
import './likert/likert.element.ts';
import './true-false/true-false.element.ts';
import './matching/matching.element.ts';
import './sorting/sorting.element.ts';
import './dropdown/dropdown.element.ts';
import './fill-in/fill-in.element.ts';
import './numeric/numeric.element.ts';
import './sequencing/sequencing.element.ts';
