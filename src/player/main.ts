import '../interactions/elements.ts';
import './elements.ts';
import { startPlayer } from './player.ts';

void startPlayer();
