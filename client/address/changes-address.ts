/** Addresses of the changes from one report to another, and of the page of a place. */

/** The text with its changes, the figures that changed, or the plans of the earlier report and what is told of them. */
export const CHANGE_VIEWS = ['text', 'figures', 'plans'] as const;
export type ChangeView = (typeof CHANGE_VIEWS)[number];

export interface ChangesAddress {
  /** Ids of the earlier and of the later report; empty where none is chosen. */
  readonly from: string;
  readonly to: string;
  readonly view: ChangeView;
  /** Whether sentences without a change are left out. */
  readonly onlyChanged: boolean;
  /** Whether both texts stand in one column even where there is room for two. */
  readonly oneColumn: boolean;
}

export function parseChanges(params: URLSearchParams): ChangesAddress {
  return {
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
    view: CHANGE_VIEWS.find((view) => view === params.get('view')) ?? 'text',
    onlyChanged: params.get('only') === 'changed',
    oneColumn: params.get('columns') === '1',
  };
}

export function writeChanges(address: Partial<ChangesAddress>): string {
  const { from = '', to = '', view = 'text', onlyChanged = false, oneColumn = false } = address;
  const params = new URLSearchParams({
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(view !== 'text' && { view }),
    ...(onlyChanged && { only: 'changed' }),
    ...(oneColumn && { columns: '1' }),
  });
  return params.size === 0 ? '/changes' : `/changes?${params}`;
}

/** @param key of the place, as the reports have it */
export const writePlace = (key: string): string => `/places/${encodeURIComponent(key)}`;
