import { SamMenu } from './menu.element.ts';
import { SamProgress } from './progress.element.ts';
import { SamResult } from './result.element.ts';
import { SamSaveStatus } from './save-status.element.ts';

customElements.define('sam-menu', SamMenu);
customElements.define('sam-progress', SamProgress);
customElements.define('sam-result', SamResult);
customElements.define('sam-save-status', SamSaveStatus);

declare global {
  interface HTMLElementTagNameMap {
    'sam-menu': SamMenu;
    'sam-progress': SamProgress;
    'sam-result': SamResult;
    'sam-save-status': SamSaveStatus;
  }
}
