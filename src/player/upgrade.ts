// Registers every element of the document.
import '../interactions/elements.ts';
import './elements.ts';
