import './page-faults.ts'; // First: what goes wrong while the elements are registered is a fault, too.
// Registers every element of the document.
import '../blocks/elements.ts';
import '../interactions/elements.ts';
import './elements.ts';
import { warmFeedback } from '../interactions/shared/question.element.ts';

setTimeout(warmFeedback);
