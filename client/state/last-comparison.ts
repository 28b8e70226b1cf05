/** Address of the comparison last looked at, empty before the first: the way back to it from the basket. */
import { signal } from '@preact/signals';

export const lastComparison = signal('');
