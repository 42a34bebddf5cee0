import '../upgrade.ts';
import { launchXapi } from '../launch/xapi.ts';
import { startPlayer } from '../player.ts';

void startPlayer(launchXapi);
