import type { Element } from 'hast';
import { s } from 'hastscript';

/** A drawing of lines beside words that say the same; decoration. */
export const icon = (d: string): Element =>
  s('svg', { viewBox: '0 0 24 24', ariaHidden: 'true', className: ['sam-icon'] }, [s('path', { d })]);
