/** ISO 8601 date in local time, not UTC. */
export const today = (): string => new Date().toLocaleDateString('sv-SE');
