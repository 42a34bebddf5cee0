import { z } from 'zod';
import { kindOf } from '../interactions/kinds.ts';
import { identifierPattern } from '../model/identifier.ts';
import type { Slot, SlotRegistry } from '../model/slots.ts';
import type { Report } from './report.ts';
import { readYaml, toolDemand } from './yaml.ts';

const demand = toolDemand;

/** Whether a slot can be of this kind. */
export const isSlotKind = (kind: string): boolean => ['lesson', 'test'].includes(kind) || kindOf(kind) !== undefined;

const slot = z.strictObject(
  {
    id: z.string({ error: demand }).regex(identifierPattern, { error: demand }),
    kind: z.string({ error: demand }).refine(isSlotKind, { error: demand }),
    retired: z.literal(true, { error: demand }).optional(),
    options: z.array(z.string({ error: demand }).nullable(), { error: demand }).optional(),
    order: z.string({ error: demand }).optional(),
  },
  { error: demand },
);

const schema = z.strictObject(
  { module: z.string({ error: demand }), slots: z.array(slot, { error: demand }) },
  { error: demand },
);

/** Reads `slots.json` of the module `moduleId`; gives nothing, and reports it, if the file has been spoilt. */
export function readSlots(json: string, moduleId: string, report: Report): SlotRegistry | undefined {
  const rules = {
    schema,
    knownKeys: ([first]: readonly (string | number)[]) => Object.keys((first ? slot : schema).shape),
  };
  const { value, placeOf } = readYaml(json, rules, report);
  if (!value) return undefined;
  if (value.module !== moduleId) {
    report(placeOf(['module']), 'slots-skadet', `Filen hører til modulen «${value.module}», ikke «${moduleId}».`);
    return undefined;
  }
  const ids = value.slots.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice >= 0) {
    const text = `Id-en «${ids[twice]}» står to ganger. Hent filen tilbake fra forrige versjon.`;
    report(placeOf(['slots', twice, 'id']), 'slots-skadet', text);
    return undefined;
  }
  return {
    module: value.module,
    slots: value.slots.map(({ id, kind, retired, options, order }) => ({
      id,
      kind,
      ...(retired && { retired }),
      ...(options && { options }),
      ...(order !== undefined && { order }),
    })),
  };
}

/** The registry as it stands in `slots.json`: one slot a line, so that a change is one line in a diff. */
export function formatSlots({ module, slots }: SlotRegistry): string {
  const lines = slots.map((entry) => `    ${jsonLine(entry)}`);
  return `{\n  "module": ${JSON.stringify(module)},\n  "slots": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

const jsonLine = (entry: Slot): string => {
  const fields = Object.entries(entry).map(([key, value]) => `"${key}": ${jsonValue(value)}`);
  return `{ ${fields.join(', ')} }`;
};

const jsonValue = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value);
