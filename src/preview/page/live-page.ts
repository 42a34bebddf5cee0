import type { LiveNews } from '../../model/live.ts';
import { faultPanel } from './fault-panel.ts';

/** Follows the content while it is written: shows what is wrong with it over the page, whatever page of the preview it is. */
const panel = faultPanel(document.body.dataset.activity?.split('.')[0]);
document.body.append(panel.element);

let known: string | undefined;
const stampsIn = ({ stamps }: LiveNews): string => JSON.stringify(Object.keys(stamps).sort());

addEventListener('samspill-news', (event) => {
  const news: LiveNews | undefined = event instanceof CustomEvent ? event.detail : undefined;
  if (!news) {
    panel.showStopped();
    return;
  }
  panel.show(news.faults);
  // A module has come or gone; only the front page tells of that, and nothing is lost when it is loaded anew.
  if (known !== undefined && known !== stampsIn(news) && location.pathname === '/') location.reload();
  known = stampsIn(news);
});
