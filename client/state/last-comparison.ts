/** Address of the last comparison viewed, for the basket's link back to it; empty before the first. */
import { signal } from '@preact/signals';

export const lastComparison = signal('');
