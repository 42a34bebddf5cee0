import { errors, lowerable, type RuleArea, warnings } from './area.ts';

/** What is written between the questions. */
export const textAreas: readonly RuleArea[] = [
  {
    title: 'Teksten i en leksjon',
    rules: [
      ...errors('Meldingen sier hva du skal rette. Se «Teksten» i docs/forfatter.md.', {
        html: [
          'HTML eller skript i teksten',
          'Pakken kjører på læringsplattformens adresse, så et skript kunne gjort noe i deltakerens navn. Skriv Markdown.',
        ],
        'tom-leksjon': 'Leksjon uten tekst',
        'mangler-hode': 'Fil uten hode',
        innrykk: 'Avsnitt som er rykket inn',
        'for-dypt': 'For mange nivåer inni hverandre',
        fotnote: 'Fotnote',
        'tabell-uten-overskrift': 'Tabell uten overskrifter',
        'for-mange-ruter': 'Rad med flere ruter enn tabellen har overskrifter',
        'tom-overskrift': [
          'Tom overskrift',
          'En skjermleser leser opp listen over overskrifter. Skriv hva som står under, eller slett linjen.',
        ],
        tegnsett: [
          'Filen er ikke lagret som UTF-8',
          'Lagre filen med tegnkodingen UTF-8, ellers blir æ, ø og å ødelagt.',
        ],
        'usynlig-tegn': 'Usynlig tegn i teksten',
        'to-utgaver': 'To utgaver av teksten etter en sammenslåing',
      }),
      ...lowerable({
        overskriftsniva: [
          'Overskrift på feil nivå',
          'Skjermlesere bruker nivåene som innholdsfortegnelse. Bruk ### i teksten, og #### under en ###.',
        ],
      }),
      ...warnings({
        plassholder: ['Noe som importen ikke fant', 'Bytt ut linjen som begynner med ✎, med det som skal stå der.'],
        'merkelig-tegn': [
          'Tegn som leseren ikke skulle sett',
          'Her står det Markdown som ikke virker, for eksempel ** eller ](. Meldingen sier hva som mangler.',
        ],
      }),
    ],
  },
  {
    title: 'Lenker, kilder og ordliste',
    rules: [
      ...errors('Meldingen sier hva du skal rette. Se «Teksten» i docs/forfatter.md.', {
        'ulovlig-lenke': [
          'Lenke som ikke virker eller ikke er tillatt',
          'En lenke går til https://, mailto: eller #id til en leksjon. Skript i lenker, som javascript:, slipper aldri gjennom.',
        ],
        'tom-lenke': 'Lenke uten tekst',
        'ukjent-kilde': ['Kilde som ikke står i kildelisten', 'Legg den til i docs/kilder.md, eller rett merket.'],
        'ukjent-ord': ['Ord som ikke står i ordlisten', 'Legg det til i ordlisten, eller rett skrivemåten.'],
        'ukjent-sprak': 'Språk som ikke er kjent',
        'ugyldig-merke': 'Merke på en kilde som ikke kan brukes',
        'dobbelt-merke': 'To kilder med samme merke',
        'mangler-kilde': 'Kilde uten tittel eller utgiver',
        'dobbelt-ord': 'Ord som står to ganger i ordlisten',
        'ubrukt-lenke': 'Adresse som ikke er i bruk',
        'dobbel-lenke': 'Adresse som står to ganger',
      }),
      ...lowerable({
        'synlig-adresse': [
          'Nettadresse i teksten',
          'En lang adresse er tung å lese og høre. Skriv navnet på siden i klammer og adressen i parentes.',
        ],
      }),
    ],
  },
  {
    title: 'Bilder, film og lyd',
    rules: [
      ...lowerable({
        'mangler-alt': [
          'Bilde uten tekst',
          'Teksten leses opp for dem som ikke ser bildet. Skriv i klammene det bildet viser.',
        ],
        'mangler-kreditt': [
          'Bilde uten opphav eller lisens',
          'Den som har laget bildet, har krav på å bli nevnt. Skriv kreditt="…" og lisens="…".',
        ],
        'mangler-bildetekst': ['Figur uten bildetekst', 'Skriv under bildet hva leseren skal legge merke til.'],
        'mangler-teksting': [
          'Film uten teksting',
          'De som ikke hører, og de som ser uten lyd, trenger den. Loven krever det også.',
        ],
        'tom-teksting': [
          'Teksting uten linjer',
          'Filen skal begynne med WEBVTT, og så ha tid og tekst for hver replikk.',
        ],
        'mangler-tekst': [
          'Film eller lyd uten tekstutgave',
          'Skriv alt som blir sagt og vist, for dem som ikke kan høre eller se.',
        ],
      }),
      ...warnings({
        fargeprofil: [
          'Fargeprofil som ikke er for skjerm',
          'Lagre bildet med fargeprofilen sRGB, så blir fargene riktige.',
        ],
        'stor-fil': ['Stor fil', 'Den som har treg linje, må vente lenge. Lagre filen på nytt med lavere kvalitet.'],
        'ubrukt-media': [
          'Fil som ikke er i bruk',
          'Den kommer ikke med i kurset. Slett den, eller vis den i en leksjon.',
        ],
        'svg-renset': [
          'Noe er tatt bort fra en tegning',
          'Skript og lenker i en tegning kan gjøre noe i deltakerens navn. Se at tegningen fortsatt ser riktig ut.',
        ],
      }),
      ...errors('Meldingen sier hva du skal rette. Se byggeklossen i docs/oppgavetyper-og-byggeklosser.md.', {
        'ulovlig-bilde': [
          'Bilde som ikke finnes eller ikke kan brukes',
          'Legg det i mappen media, og skriv ../media/navn.png. Bilder fra nettet kan ikke brukes.',
        ],
        'ulesbart-bilde': 'Bilde som ikke lar seg lese',
        'for-stort-bilde': 'Bilde med for mange bildepunkter',
        'bilde-i-bevegelse': 'Bilde som beveger seg',
        'bilde-i-trykkfarger': 'Bilde med farger for trykk',
        'bilde-paa-siden': 'Bilde som ligger på siden',
        'ulesbar-svg': 'Tegning som ikke lar seg lese',
        'svg-entiteter': 'Tegning med egne entiteter',
        'ukjent-figur': 'Tegning med en figur som ikke finnes i content/figurer.svg',
        'svg-foto': 'Tegning med et foto som sier hvor det er tatt',
        'ulesbar-mediefil': 'Film eller lyd som ikke er det navnet sier',
        'ugyldig-teksting': 'Teksting som ikke lar seg lese',
        'for-stor-fil': 'Fil som er for stor for mange læringsplattformer',
        'mangler-bilde': 'Figur eller bildepunkt uten bilde',
        'to-bilder': 'To bilder i en figur',
        'tekst-ved-bildet': 'Tekst rett ved bildet',
        'tom-beskrivelse': 'Strek uten beskrivelse under',
        'mangler-fil': 'Fil som ikke finnes',
        'ulovlig-mediefil': 'Film eller lyd av en type som ikke alle kan spille',
        'ulovlig-storrelse': 'Størrelse som ikke er bredde og høyde',
        'ulovlig-kapittel': 'Kapittel uten tid eller tittel',
        'kapittel-rekkefolge': 'Kapitler i feil rekkefølge',
        filnavn: [
          'Filnavn med tegn som ikke kan brukes',
          'Noen læringsplattformer mister filer med æ, ø, å og mellomrom i navnet.',
        ],
      }),
    ],
  },
  {
    title: 'Direktiver: linjene med :::',
    rules: errors('Et ::: som mangler, ville slukt resten av filen. Meldingen sier hvor det skal stå.', {
      'gjerde-ikke-lukket': '::: mangler på slutten',
      'gjerde-uten-start': '::: uten noe å lukke',
      'gjerde-for-kort': 'For få kolon på slutten',
      'gjerde-i-kode': '::: inni et kodeeksempel',
      'gjerde-ugyldig': 'Linje med ::: som ikke kan leses',
      'for-fa-kolon': 'For få kolon rundt testen',
      'kode-ikke-lukket': 'Kodeeksempel som ikke blir lukket',
      'ukjent-direktiv': [
        'Navn som ikke finnes',
        'Meldingen foreslår det navnet som ligner mest. Alle står i docs/oppgavetyper-og-byggeklosser.md.',
      ],
      'direktiv-i-liste': 'Direktiv i en liste eller et sitat',
      'direktiv-i-teksten': 'Direktiv midt i en linje',
      'direktiv-i-blokk': 'Direktiv inni en byggekloss',
    }),
  },
];
