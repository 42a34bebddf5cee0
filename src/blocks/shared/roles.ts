/** A role in the partnership; what is kept of the choice is its opaque value, and never leaves the device. */
export interface Role {
  readonly value: string;
  /** What an author calls it, in bokmål and in nynorsk. */
  readonly names: readonly string[];
  readonly word: 'role.employee' | 'role.leader' | 'role.union' | 'role.safety' | 'role.elected';
}

/** Every role, in the order in which they are offered. */
export const roles: readonly Role[] = [
  { value: 'p1', names: ['medarbeider', 'medarbeidar'], word: 'role.employee' },
  { value: 'p2', names: ['leder', 'leiar'], word: 'role.leader' },
  { value: 'p3', names: ['tillitsvalgt', 'tillitsvald'], word: 'role.union' },
  { value: 'p4', names: ['verneombud', 'verneombod'], word: 'role.safety' },
  { value: 'p5', names: ['folkevalgt', 'folkevald'], word: 'role.elected' },
];

/** Name of the choice in the private store. */
export const roleName = 'role';
