import { SamMedia } from '../shared/media.element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sam-video': SamVideo;
  }
}

/** @summary Upgrades a film; see `SamMedia`. */
export class SamVideo extends SamMedia {}

customElements.define('sam-video', SamVideo);
