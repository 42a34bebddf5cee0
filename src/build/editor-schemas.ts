import { z } from 'zod';
import { glossarySchema } from '../compiler/glossary.ts';
import { moduleSchema } from '../compiler/module-yaml.ts';
import { catalogue } from '../compiler/rules/catalogue.ts';
import { ruleSettingsSchema, settingsPath } from '../compiler/rules/settings.ts';
import { packageFormats } from '../model/package.ts';

/** JSON Schema, as far as it is looked into here. */
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A schema that an editor checks YAML files by while they are written. */
interface EditorSchema {
  /** Name of the file in `.vscode/skjema/`. */
  readonly file: string;
  /** The files it is for, as patterns from the root of the project. */
  readonly matches: readonly string[];
  readonly schema: z.ZodType;
  /** What each key is for, as the editor shows it. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Every kind of YAML file that authors write, by the schemas of the compiler. */
export const editorSchemas: readonly EditorSchema[] = [
  {
    file: 'module.schema.json',
    matches: ['modules/*/module.yaml'],
    schema: moduleSchema,
    keys: {
      id: 'Det samme som navnet på mappen. Kan ikke endres når modulen er gitt ut.',
      versjon: 'Tre tall. npm run ny:versjon setter den.',
      språk: 'Språkene modulen finnes på. Det som står først, åpnes først.',
      formater: 'Pakkene som blir bygd. Uten denne linjen blir alle bygd.',
      bestått: 'Hvor mye av testen som må være riktig, i prosent.',
      tittel: 'Tittelen, én linje for hvert språk.',
      beskrivelse: 'Hva modulen handler om, én linje for hvert språk.',
      målgruppe: 'Hvem modulen er for, én linje for hvert språk.',
      læringsmål: 'Det deltakerne kan etterpå. Hvert mål har en id, som er den samme på alle språk.',
      rekkefølge: 'fri: deltakerne leser som de vil. låst: leksjonene åpner seg én etter én.',
      kontrollert: 'Hva et menneske har kontrollert: nb, nn og en for språket, og jus. Hver med av og dato.',
      delt_maskin: 'true når deltakerne sitter ved maskiner som mange bruker.',
      utgåtte_mål: 'Id-er på læringsmål som er tatt ut etter at modulen ble gitt ut.',
      leksjoner: 'Leksjonene i rekkefølge: en id, og navnet på filen.',
      scorm12: 'status: passed hvis læringsplattformen må ha «bestått» i stedet for «fullført».',
    },
  },
  {
    file: 'ordliste.schema.json',
    matches: ['content/*/glossary.*.yaml', 'content/glossary.*.yaml'],
    schema: glossarySchema,
    keys: {},
  },
  {
    file: 'regler.schema.json',
    matches: [settingsPath],
    schema: ruleSettingsSchema,
    keys: Object.fromEntries(
      catalogue.map(({ id, title, severity }) => [
        id,
        `${title}. Vanligvis ${severity === 'error' ? 'feil' : 'advarsel'}.`,
      ]),
    ),
  },
];

/** The schema as the editor reads it, with the demands in Norwegian. */
export function jsonSchemaOf({ schema, keys, file }: EditorSchema): JsonSchema {
  const isGlossary = file.startsWith('ordliste');
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      delete jsonSchema.propertyNames; // Always a text.
      // `- id: text`, one a line.
      if (jsonSchema.additionalProperties && !isGlossary)
        Object.assign(jsonSchema, { minProperties: 1, maxProperties: 1 });
      const demand = demandOf(zodSchema);
      if (demand !== undefined) jsonSchema.errorMessage = `Skriv ${demand}.`;
    },
  });
  const properties = Object.entries(json.properties ?? {}).map(([key, value]) => {
    const known = key === 'formater' ? { items: { type: 'string', enum: [...packageFormats] } } : {};
    return [key, { description: keys[key], ...(typeof value === 'object' ? value : {}), ...known }];
  });
  return { ...json, ...(properties.length > 0 && { properties: Object.fromEntries(properties) }) };
}

/** What the compiler asks for in words, such as `et helt tall fra 1 til 100`; nothing where the words are zod's own. */
function demandOf(schema: z.core.$ZodType): string | undefined {
  const [issue] = z.core.safeParse(schema, Symbol('nothing that anybody writes')).error?.issues ?? [];
  return issue && !issue.message.startsWith('Invalid') ? issue.message : undefined;
}
