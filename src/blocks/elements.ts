// The elements of every kind of block, one a line; a player carries those that its module uses.
import './audio/audio.element.ts';
import './glossary/glossary.element.ts';
import './sheet/sheet.element.ts';
import './flashcards/flashcards.element.ts';
import './tabs/tabs.element.ts';
import './test/test.element.ts';
import './video/video.element.ts';
import './workshop/workshop.element.ts';
