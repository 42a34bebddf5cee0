import { cmi5ContextRules } from './cmi5-context-rules.ts';
import { cmi5OrderRules } from './cmi5-order-rules.ts';
import { cmi5ResultRules } from './cmi5-result-rules.ts';
import type { Cmi5Rule, Cmi5Violation } from './cmi5-rule.ts';
import { afterStatement, type Cmi5Session, type ReadStatement, readStatement } from './cmi5-session.ts';

/** Every rule that a single statement is judged by. */
export const cmi5Rules: readonly Cmi5Rule[] = [...cmi5OrderRules, ...cmi5ContextRules, ...cmi5ResultRules];

/** What is wrong with one statement at this place in a session; nothing, if it may be stored. */
function judgeStatement(json: unknown, session: Cmi5Session): Cmi5Violation[] {
  const statement = readStatement(json);
  return cmi5Rules
    .filter((rule) => rule.broken(statement, session))
    .map(({ req, text }) => violationOf(req, text, statement));
}

/** What is wrong with the statements of one request, each judged as if those before it were stored. */
export function judgeRequest(statements: readonly unknown[], session: Cmi5Session): Cmi5Violation[] {
  const violations: Cmi5Violation[] = [];
  let current = session;
  for (const json of statements) {
    const statement = readStatement(json);
    violations.push(...judgeStatement(json, current));
    if (statement.verb === 'initialized' && statements.length > 1) {
      violations.push(
        violationOf('9.3.0.0-4', '«initialized» must be sent alone, and be stored before the rest', statement),
      );
    }
    current = afterStatement(current, statement);
  }
  return violations;
}

const violationOf = (req: string, text: string, { id, verbId }: ReadStatement): Cmi5Violation => ({
  req,
  text,
  ...(id !== '' && { statementId: id }),
  ...(typeof verbId === 'string' && { verb: verbId }),
});
