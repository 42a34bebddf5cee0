import '../upgrade.ts';
import { launchScorm12 } from '../launch/scorm12.ts';
import { startPlayer } from '../player.ts';

void startPlayer(launchScorm12);
