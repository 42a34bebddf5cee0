import { escapeHtml, page } from './views.ts';

/** Where a learner comes whose session in the LMS has ended, in place of what was asked for. */
export const loginPage = (address: string): string =>
  page(
    'Logg inn – forhåndsvisning',
    `<body>
<main class="list"><h1>Du er logget ut</h1><p>Økten i læringsplattformen er over. Det som er lagret, er der fortsatt.</p>
<form method="post" action="${escapeHtml(address)}"><button class="button primary">Logg inn igjen</button></form></main>
</body>`,
  );

/** After that. */
export const loggedInPage = (activity: string): string =>
  page(
    'Logget inn – forhåndsvisning',
    `<body>
<main class="list"><h1>Du er logget inn igjen</h1><p>Du kan gå tilbake til fanen med kurset.</p><p><a href="/kurs/${escapeHtml(encodeURIComponent(activity))}" target="_top">Åpne kurset</a></p></main>
</body>`,
  );
