import '../upgrade.ts';
import { launchCmi5 } from '../launch/cmi5.ts';
import { startPlayer } from '../player.ts';

void startPlayer(launchCmi5);
