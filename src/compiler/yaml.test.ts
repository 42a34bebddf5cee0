import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readYaml } from './yaml.ts';

function read(text: string, schema: z.ZodType = z.looseObject({})) {
  const told: string[] = [];
  const { raw } = readYaml(text, { schema, knownKeys: () => [] }, ({ line, column }, rule, said) => {
    told.push(`${line}:${column} ${rule} ${said}`);
  });
  return { raw, told };
}

describe('a YAML file', () => {
  it('may have æ, ø and å written as two signs, as some editors do', () => {
    expect(read('språk: [nb]'.normalize('NFD'))).toEqual({ raw: { språk: ['nb'] }, told: [] });
  });

  it('with two editions after a merge is told of as that, and not as broken', () => {
    const text = '{\n<<<<<<< HEAD\n "a": 1\n=======\n "a": 2\n>>>>>>> nynorsk\n}\n';
    expect(read(text).told).toEqual([expect.stringMatching(/^2:1 to-utgaver Git fant to utgaver/)]);
  });

  it('fetches no text from elsewhere in it', () => {
    expect(read('a: &x Hei\nb: *x\n').told).toEqual([expect.stringContaining('2:4 yaml «*x» henter en tekst fra')]);
  });

  it('says nothing in English behind our back', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    read('? [a, b]\n: c\n');
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
