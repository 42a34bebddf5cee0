// A thread does not get from a test, or from some versions of Node, the way of reading TypeScript of what started it.
import { register } from 'tsx/esm/api';

register();
await import('./picture-worker.ts');
