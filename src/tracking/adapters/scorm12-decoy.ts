const otherLastDigit = (text: string): string => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');

const otherThan = (usual: string, spare: string) => (value: string) => (value === usual ? spare : usual);

/** By the end of the element's name; each gives a value that is legal too (SCORM 1.2 RTE 3.4). */
const decoys: readonly (readonly [RegExp, (value: string) => string])[] = [
  [/^cmi\.core\.lesson_status$/, otherThan('incomplete', 'browsed')],
  [/^cmi\.core\.exit$/, otherThan('suspend', '')],
  [/^cmi\.core\.score\./, (value) => String(Number((Number(value) > 0 ? Number(value) - 0.01 : 0.01).toFixed(2)))],
  [/\.\d+\.id$/, (value) => (value.endsWith('_') ? value.slice(0, -1) : `${value}_`)],
  [/\.\d+\.type$/, otherThan('fill-in', 'choice')],
  [/\.\d+\.(?:time|latency|weighting)$/, otherLastDigit],
  [/\.\d+\.(?:pattern|student_response)$/, otherThan('0', '1')],
  [/\.\d+\.result$/, otherThan('neutral', 'wrong')],
];

/**
 * Another legal value of an element whose value may never have arrived, though the LMS counts it as sent (moodle.md,
 * commit); `undefined` for what changes of itself, such as the state, or does not matter enough.
 */
export function decoyOf(element: string, value: string): string | undefined {
  return decoys.find(([pattern]) => pattern.test(element))?.[1](value);
}
