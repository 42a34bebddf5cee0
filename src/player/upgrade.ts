// Registers every element of the document.
import '../blocks/elements.ts';
import '../interactions/elements.ts';
import './elements.ts';
import { warmFeedback } from '../interactions/shared/question.element.ts';

setTimeout(warmFeedback);
