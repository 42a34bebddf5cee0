/** How a success criterion was tried. */
type Method = 'automatisk' | 'nettleser' | 'gjennomgang' | 'ikke aktuelt';

/** One success criterion of WCAG 2.2, level A or AA, and what is known of it. */
export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly method: Method;
  /** In Norwegian; what was seen, or why it does not apply. */
  readonly result: string;
}

const automatic = (id: string, name: string, result: string): Criterion => ({ id, name, method: 'automatisk', result });
const browser = (id: string, name: string, result: string): Criterion => ({ id, name, method: 'nettleser', result });
const review = (id: string, name: string, result: string): Criterion => ({ id, name, method: 'gjennomgang', result });
const none = (id: string, name: string, result: string): Criterion => ({ id, name, method: 'ikke aktuelt', result });

/** How each method is told in the sheet. */
export const methodWords: Readonly<Record<Method, string>> = {
  automatisk: 'axe, i 15 tilstander av modulen, i lyst og mørkt, med bred og smal skjerm',
  nettleser: 'prøve i nettleser, kjørt for hver versjon',
  gjennomgang: 'lest gjennom av utviklerne',
  'ikke aktuelt': 'ikke aktuelt',
};

const noMedia = 'Modulen har verken lyd eller video.';

/** The criteria of WCAG 2.2 A and AA; the law in Norway asks for those of 2.1 but for a few on media. */
export const criteria: readonly Criterion[] = [
  automatic('1.1.1', 'Ikke-tekstlig innhold', 'Pynt er skjult for skjermlesere. Bilder som sier noe, har tekst.'),
  none('1.2.1', 'Bare lyd og bare video', noMedia),
  none('1.2.2', 'Teksting', noMedia),
  none('1.2.3', 'Synstolking eller alternativ', noMedia),
  none('1.2.4', 'Teksting av direktesendinger', noMedia),
  none('1.2.5', 'Synstolking', noMedia),
  automatic('1.3.1', 'Informasjon og relasjoner', 'Overskrifter, lister, tabeller og spørsmål er merket i koden.'),
  review('1.3.2', 'Meningsfylt rekkefølge', 'Rekkefølgen i koden er den samme som på skjermen.'),
  review('1.3.3', 'Sensoriske egenskaper', 'Ingen instruks viser bare til form, farge eller plass.'),
  review('1.3.4', 'Visningsretning', 'Virker stående og liggende.'),
  none('1.3.5', 'Identifiser formål med inndata', 'Modulen ber ikke om personopplysninger.'),
  review('1.4.1', 'Bruk av farge', 'Rett og galt står med ord og tegn.'),
  none('1.4.2', 'Styring av lyd', noMedia),
  automatic('1.4.3', 'Kontrast', 'Minst 4,5 : 1 i lyst og mørkt.'),
  review('1.4.4', 'Endring av tekststørrelse', 'Teksten følger innstillingen i nettleseren.'),
  review('1.4.5', 'Bilder av tekst', 'Ingen.'),
  browser('1.4.10', 'Dynamisk tilpasning', 'Alle sidene får plass i 320 piksler bredde.'),
  review(
    '1.4.11',
    'Kontrast for ikke-tekstlig innhold',
    'Felt, knapper og rammer er sett på i lyst og mørkt. Ikke målt.',
  ),
  browser('1.4.12', 'Tekstavstand', 'Ingen tekst blir kuttet eller for bred når avstandene økes.'),
  none('1.4.13', 'Innhold ved peker eller fokus', 'Ingenting kommer fram ved peker eller fokus alene.'),
  browser('2.1.1', 'Tastatur', 'Hele modulen er tatt med bare tastaturet.'),
  browser('2.1.2', 'Ingen tastaturfelle', 'Tab går gjennom alt og ut igjen.'),
  none('2.1.4', 'Hurtigtaster av ett tegn', 'Det finnes ingen.'),
  none('2.2.1', 'Justerbar hastighet', 'Ingen tidsgrenser.'),
  none('2.2.2', 'Pause, stopp, skjul', 'Ingenting beveger seg av seg selv.'),
  none('2.3.1', 'Terskelverdi på tre glimt', 'Ingenting blinker.'),
  automatic('2.4.1', 'Hoppe over blokker', 'Lenke til innholdet først på siden.'),
  browser('2.4.2', 'Sidetitler', 'Tittelen følger leksjonen.'),
  browser('2.4.3', 'Fokusrekkefølge', 'Fokus følger teksten, og flyttes til overskriften i en ny leksjon.'),
  review('2.4.4', 'Formål med lenke', 'Lenkene sier hvor de fører.'),
  none('2.4.5', 'Flere måter', 'Gjelder nettsteder. Modulen har innholdsliste og lenker fram og tilbake.'),
  review('2.4.6', 'Overskrifter og ledetekster', 'Overskriftene sier hva som kommer, og spørsmålene er ledetekster.'),
  browser('2.4.7', 'Synlig fokus', 'Rammen er kontrollert ved hvert trykk på Tab.'),
  review('2.4.11', 'Fokus ikke skjult', 'Ingen linjer ligger fast over innholdet.'),
  none('2.5.1', 'Pekerbevegelser', 'Enkle trykk er nok.'),
  review('2.5.2', 'Avbryting ved peker', 'Vanlige knapper og felt fra nettleseren.'),
  automatic('2.5.3', 'Ledetekst i navn', 'Navnet er det som står på knappen.'),
  none('2.5.4', 'Bevegelsesaktivering', 'Ingenting styres ved å riste eller vippe.'),
  none('2.5.7', 'Dra og slipp', 'Ingenting må dras.'),
  automatic('2.5.8', 'Størrelse på mål', 'Knapper og svar er store nok til å trykke på.'),
  automatic('3.1.1', 'Språk på siden', 'Språket er merket.'),
  review('3.1.2', 'Språk på deler', 'Ord på andre språk er merket, unntatt navn og ord som er vanlige i språket.'),
  browser('3.2.1', 'Fokus', 'Ingenting skjer av fokus alene.'),
  browser('3.2.2', 'Inndata', 'Ingenting blir sendt inn uten et trykk på knappen.'),
  review('3.2.3', 'Konsekvent navigasjon', 'Meny og knapper har fast plass.'),
  review('3.2.4', 'Konsekvent identifikasjon', 'Det samme heter det samme overalt.'),
  none('3.2.6', 'Konsekvent hjelp', 'Hjelpen ligger i læringsplattformen.'),
  browser('3.3.1', 'Identifikasjon av feil', 'Manglende svar blir sagt med ord.'),
  automatic('3.3.2', 'Ledetekster eller instruksjoner', 'Hvert spørsmål sier hva du skal gjøre.'),
  review('3.3.3', 'Forslag ved feil', 'Hvert svar har en forklaring.'),
  none('3.3.4', 'Forhindring av feil', 'Ingen juridiske eller økonomiske handlinger.'),
  browser('3.3.7', 'Overflødig inntasting', 'Svar blir husket og vist igjen.'),
  none('3.3.8', 'Tilgjengelig autentisering', 'Innloggingen hører til læringsplattformen.'),
  automatic('4.1.2', 'Navn, rolle, verdi', 'Vanlige HTML-elementer.'),
  browser(
    '4.1.3',
    'Statusbeskjeder',
    'Resultater og trøbbel med lagring står i felt som skjermlesere skal lese opp. Ikke hørt i en skjermleser.',
  ),
];

/** What nobody has tried yet. */
export const notTried: readonly string[] = [
  'Skjermlesere (NVDA, VoiceOver) er ikke prøvd av mennesker ennå.',
  'Modulen er ikke prøvd av personer med nedsatt funksjonsevne ennå.',
  'Rammen rundt modulen hører til læringsplattformen, og er ikke prøvd av oss.',
];

/** What holds instead where the module has film or sound; 1.2.5 goes further than the law, and is for the author to mend. */
const withMedia: readonly Criterion[] = [
  review('1.2.1', 'Bare lyd og bare video', 'Alt som blir sagt og vist, står som tekst under. Verktøyet krever det.'),
  review('1.2.2', 'Teksting', 'Filmer har teksting. Verktøyet krever det.'),
  review('1.2.3', 'Synstolking eller alternativ', 'Det som blir vist, står som tekst under filmen.'),
  none('1.2.4', 'Teksting av direktesendinger', 'Ingenting er direktesendt.'),
  review(
    '1.2.5',
    'Synstolking',
    'Filmene har ikke eget lydspor med synstolking. Det som blir vist, står som tekst under.',
  ),
  browser('1.4.2', 'Styring av lyd', 'Ingenting spiller av seg selv.'),
];

/** The criteria as they are met by a module with these files. */
export function criteriaFor(media: readonly { readonly path: string }[]): readonly Criterion[] {
  if (!media.some(({ path }) => /\.(?:mp4|webm|mp3|m4a|wav)$/i.test(path))) return criteria;
  return criteria.map((criterion) => withMedia.find(({ id }) => id === criterion.id) ?? criterion);
}
