import { decode, encode } from '../shared/letters.ts';
import type { Chosen } from '../shared/pairs.ts';
import { SamSelects } from '../shared/selects.element.ts';

/** @summary Upgrades a text with gaps: marks the answer and shows the «why» of what was chosen in each. */
export class SamDropdown extends SamSelects {
  /** An option stands in one gap only, so a set of options says it all. */
  protected override encode(chosen: Chosen): string {
    return encode(new Set(chosen.values()));
  }

  protected override decode(token: string): Chosen {
    const picked = decode(
      token,
      this.targets.map(({ id }) => id),
    );
    return new Map(
      this.rows.flatMap(({ id, targets }) => {
        const target = targets.find((each) => picked.has(each.id));
        return target ? [[id, target.id] as const] : [];
      }),
    );
  }

  protected override whyId(_source: string, target: string): string {
    return target;
  }
}

customElements.define('sam-dropdown', SamDropdown);

declare global {
  interface HTMLElementTagNameMap {
    'sam-dropdown': SamDropdown;
  }
}
