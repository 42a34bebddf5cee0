import '../upgrade.ts';
import { launchScorm2004 } from '../launch/scorm2004.ts';
import { startPlayer } from '../player.ts';

void startPlayer(launchScorm2004);
