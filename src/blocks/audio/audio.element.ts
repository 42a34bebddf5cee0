import { SamMedia } from '../shared/media.element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sam-audio': SamAudio;
  }
}

/** @summary Upgrades a recording; see `SamMedia`. */
export class SamAudio extends SamMedia {}

customElements.define('sam-audio', SamAudio);
