import '../upgrade.ts';
import { launchWeb } from '../launch/web.ts';
import { startPlayer } from '../player.ts';

void startPlayer(launchWeb);
