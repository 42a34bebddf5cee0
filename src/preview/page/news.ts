import type { LiveNews } from '../../model/live.ts';

/*
 * How it stands with the content, told to every page and course of the preview as `samspill-news` on its window. A browser opens six
 * connections to a server and no more, so one page listens for all of them; when it is closed, another takes over.
 */

const name = 'samspill-direkte';
const channel = new BroadcastChannel(name);

const tell = (news: LiveNews | undefined): void => {
  window.dispatchEvent(new CustomEvent('samspill-news', { detail: news }));
};

/** For all pages; `undefined` = the preview has been stopped. */
function pass(news: LiveNews | undefined): void {
  tell(news);
  channel.postMessage(news);
}

channel.addEventListener('message', ({ data }) => tell(data));

void navigator.locks.request(name, () => {
  const source = new EventSource('/direkte');
  source.addEventListener('message', ({ data }) => pass(JSON.parse(data)));
  source.addEventListener('error', () => pass(undefined));
  return new Promise<never>(() => undefined); // Kept as long as the page is.
});

// What was told before this page came. The scripts that want to know are there when it has come.
addEventListener('DOMContentLoaded', () => {
  void fetch('/direkte/na')
    .then((response) => response.json())
    .then(tell)
    .catch(() => undefined); // The server has gone; the one who listens says so.
});
