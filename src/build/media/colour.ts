/** Turns colours, three bytes each, into those of sRGB, which is what a browser takes for granted where nothing is said. */
export type ToSrgb = (pixels: Uint8ClampedArray) => void;

/** What a colour profile (ICC.1) asks for: nothing, a conversion, or one that is not known here. */
export type Profile = { readonly kind: 'srgb' | 'unknown' } | { readonly kind: 'matrix'; readonly toSrgb: ToSrgb };

/** XYZ under D50, the white of ICC profiles, as linear sRGB. */
const linearSrgb = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

const encoded = (linear: number): number =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;

/** Steps of the table from linear light to sRGB: fine enough that no dark shade is lost. */
const steps = 16_383;
const encodings = Uint8Array.from({ length: steps + 1 }, (_, step) => Math.round(encoded(step / steps) * 255));

/**
 * Reads a profile of three primaries with a curve each, such as Display P3 of telephones and Adobe RGB of cameras. Profiles with tables
 * of their own are for printers and scanners.
 */
export function readProfile(icc: Uint8Array): Profile {
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
  try {
    const space = word(icc, 16);
    if (space === 'GRAY') return { kind: 'srgb' };
    const tags = tagsOf(icc, view);
    const primaries = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => xyz(view, tags.get(name)));
    const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => curveOf(icc, view, tags.get(name)));
    if (space !== 'RGB ') return { kind: 'unknown' };
    const toLinear = linearSrgb.map((row) =>
      primaries.map((primary) => row.reduce((sum, factor, axis) => sum + factor * (primary[axis] ?? 0), 0)),
    );
    const tables = curves.map((curve) => Float64Array.from({ length: 256 }, (_, byte) => curve(byte / 255)));
    return isSrgb(toLinear, tables) ? { kind: 'srgb' } : { kind: 'matrix', toSrgb: conversion(toLinear, tables) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unknown' }; // What a tag names lies outside the profile, or is not there.
    throw error;
  }
}

/** What is within half a step of the same colour is the same. */
function isSrgb(toLinear: readonly (readonly number[])[], tables: readonly Float64Array[]): boolean {
  const isSame = toLinear.every((row, y) => row.every((factor, x) => Math.abs(factor - (x === y ? 1 : 0)) < 0.003));
  return (
    isSame && tables.every((table) => table.every((linear, byte) => Math.abs(encoded(linear) * 255 - byte) < 0.75))
  );
}

function conversion(toLinear: readonly (readonly number[])[], tables: readonly Float64Array[]): ToSrgb {
  const [[rr = 0, rg = 0, rb = 0] = [], [gr = 0, gg = 0, gb = 0] = [], [br = 0, bg = 0, bb = 0] = []] = toLinear;
  const [reds, greens, blues] = tables;
  const shade = (linear: number): number => encodings[Math.round(Math.min(1, Math.max(0, linear)) * steps)] ?? 0;
  return (pixels) => {
    for (let at = 0; at < pixels.length; at += 4) {
      const r = reds?.[pixels[at] ?? 0] ?? 0;
      const g = greens?.[pixels[at + 1] ?? 0] ?? 0;
      const b = blues?.[pixels[at + 2] ?? 0] ?? 0;
      pixels[at] = shade(rr * r + rg * g + rb * b);
      pixels[at + 1] = shade(gr * r + gg * g + gb * b);
      pixels[at + 2] = shade(br * r + bg * g + bb * b);
    }
  };
}

const word = (icc: Uint8Array, at: number): string => String.fromCharCode(...icc.subarray(at, at + 4));

/** Where each tag lies, by its name (ICC.1 7.3). */
function tagsOf(icc: Uint8Array, view: DataView): ReadonlyMap<string, number> {
  const count = Math.min(view.getUint32(128), 100);
  const entries = Array.from({ length: count }, (_, index) => 132 + index * 12);
  return new Map(entries.map((at) => [word(icc, at), view.getUint32(at + 4)]));
}

const fixed = (view: DataView, at: number): number => view.getInt32(at) / 65_536;

function xyz(view: DataView, at: number | undefined): readonly number[] {
  if (at === undefined) throw new RangeError('The profile has no such primary');
  return [fixed(view, at + 8), fixed(view, at + 12), fixed(view, at + 16)];
}

/** From a value in the file to linear light, both 0–1: a power, a table or a formula (ICC.1 10.6 and 10.18). */
function curveOf(icc: Uint8Array, view: DataView, at: number | undefined): (value: number) => number {
  if (at === undefined) throw new RangeError('The profile has no such curve');
  if (word(icc, at) === 'para') return formula(view, at);
  const count = view.getUint32(at + 8);
  if (count === 0) return (value) => value;
  if (count === 1) return (value) => value ** (view.getUint16(at + 12) / 256);
  return (value) => view.getUint16(at + 12 + 2 * Math.round(value * (count - 1))) / 65_535;
}

function formula(view: DataView, at: number): (value: number) => number {
  const kind = view.getUint16(at + 8);
  const count = [1, 3, 4, 5, 7][kind];
  if (count === undefined) throw new RangeError('The profile has a formula that is not known');
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, index) =>
    fixed(view, at + 12 + 4 * index),
  );
  if (kind === 0) return (value) => value ** g;
  if (kind <= 2) return (value) => (value >= -b / a ? (a * value + b) ** g : 0) + (kind === 2 ? c : 0);
  return (value) => (value >= d ? (a * value + b) ** g + e : c * value + f);
}
