import { parseArgs } from 'node:util';
import { compile } from '../compiler/compile.ts';
import { langNoun, type Translation } from '../compiler/translation/translation.ts';
import { isLang, type Lang, langs } from '../model/lang.ts';
import { formatMessage } from '../model/message.ts';
import type { Terminal } from './build-command.ts';
import { unknownModule } from './known-module.ts';
import { listModules, readModuleSources } from './sources.ts';
import { acceptBlocks, leaveOutBlocks } from './translation-accept.ts';
import { startLanguage } from './translation-start.ts';
import { statusData, statusText } from './translation-status.ts';

const usage = `Bruk:
  npm run oversett -- status [modul …] [--json]
  npm run oversett -- start <modul> <språk>
  npm run oversett -- godkjenn <modul> <språk> [blokk …] [--alle]
  npm run oversett -- utelat <modul> <språk> <blokk …>

  status     vis hva som mangler, er utdatert eller er til overs på hvert språk
  start      lag filene til et nytt språk, med teksten som skal oversettes
  godkjenn   si at en oversettelse stemmer. Uten blokk: alt du har skrevet eller rettet
  utelat     si at en blokk ikke skal være med på dette språket

  modul      for eksempel m1
  språk      ${langs.join(', ')}
  blokk      fil og linje, for eksempel 01-start.md:12, eller en hel fil, eller id-en til et spørsmål
  --alle     godkjenn også det som er utdatert, men ikke rettet
  --json     skriv svaret som JSON
  --help     vis denne hjelpen`;

/** Runs `npm run oversett`: gives 0 when it did what was asked, 1 when something must be mended first, 2 when it was asked in a wrong way. */
export async function translationCommand(
  args: readonly string[],
  root: string,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, alle: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [verb = '', ...words] = positionals;
  const isJson = values.json === true;
  if (values.help === true) {
    terminal.out(usage);
    return 0;
  }
  const refuse = (text: string): 2 => {
    terminal.error(`${text}\n\n${usage}`);
    return 2;
  };
  const flag = tokens.find((token) => token.kind === 'option' && !flagsOf(verb).includes(token.name));
  if (flag?.kind === 'option') return refuse(`Flagget ${flag.rawName} kan ikke brukes her.`);
  const modules = await listModules(root);
  if (verb === 'status') {
    const unknown = unknownModule(words, modules);
    if (unknown !== undefined) return refuse(unknown);
    return status(root, words.length > 0 ? [...new Set(words)] : modules, isJson, terminal);
  }
  if (!['start', 'godkjenn', 'utelat'].includes(verb))
    return refuse(verb ? `Forstår ikke «${verb}».` : 'Si hva du vil gjøre.');
  const [module = '', lang = '', ...blocks] = words;
  const unknown = module === '' ? 'Skriv navnet på modulen, og språket.' : unknownModule([module], modules);
  if (unknown !== undefined) return refuse(unknown);
  if (!isLang(lang))
    return refuse(`${lang === '' ? 'Skriv språket.' : `«${lang}» er ikke et språk.`} Velg blant: ${langs.join(', ')}.`);
  if (verb === 'utelat' && blocks.length === 0) return refuse('Skriv hvilken blokk som skal utelates.');
  if (verb === 'start' && blocks.length > 0) return refuse(`Forstår ikke «${blocks.join(' ')}».`);
  return change(root, { verb, module, lang, words: blocks, all: values.alle === true }, terminal);
}

const flagsOf = (verb: string): readonly string[] =>
  verb === 'status' ? ['json'] : verb === 'godkjenn' ? ['alle'] : [];

async function status(root: string, modules: readonly string[], isJson: boolean, terminal: Terminal): Promise<0> {
  const all: { readonly module: string; readonly translations: readonly Translation[]; readonly hasErrors: boolean }[] =
    [];
  for (const module of modules) {
    const { translations, content } = compile(await readModuleSources(root, module));
    all.push({ module, translations, hasErrors: content === undefined });
  }
  if (isJson) {
    const data = all.flatMap(({ module, translations }) => translations.map((each) => statusData(module, each)));
    terminal.out(JSON.stringify({ languages: data }, null, 2));
    return 0;
  }
  for (const { module, translations, hasErrors } of all) {
    if (hasErrors) terminal.out(`${module} har feil, så det kan være mer. Kjør npm run sjekk -- ${module}`);
    if (translations.length === 0)
      terminal.out(`${module}: bare ett språk. Et nytt lager du med npm run oversett -- start ${module} nn`);
    for (const translation of translations) terminal.out(statusText(module, translation));
  }
  return 0;
}

interface Change {
  readonly verb: string;
  readonly module: string;
  readonly lang: Lang;
  readonly words: readonly string[];
  readonly all: boolean;
}

async function change(
  root: string,
  { verb, module, lang, words, all }: Change,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const sources = await readModuleSources(root, module);
  const { messages, content, translations } = compile(sources);
  if (!content) {
    for (const message of messages.filter(({ severity }) => severity === 'error'))
      terminal.error(formatMessage(message));
    terminal.error('\nIngenting er skrevet. Rett feilene over, og prøv igjen.');
    return 1;
  }
  const [first] = content.editions;
  if (first.lang === lang) {
    terminal.error(`${module} er skrevet på ${langNoun[lang]}. De andre språkene blir oversatt fra det.`);
    return 1;
  }
  if (verb === 'start') return startLanguage(root, sources, { lang, source: first.lang }, terminal);
  const translation = translations.find((each) => each.lang === lang);
  if (!translation) {
    terminal.error(`${module} er ikke på ${langNoun[lang]} ennå. Kjør npm run oversett -- start ${module} ${lang}`);
    return 1;
  }
  const wanted = { module, translation, words, all };
  return verb === 'utelat' ? leaveOutBlocks(root, wanted, terminal) : acceptBlocks(root, wanted, terminal);
}
