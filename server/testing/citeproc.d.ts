/** The part of citeproc-js that the tests use; the package has no types. */
declare module 'citeproc' {
  interface System {
    readonly retrieveLocale: (language: string) => string;
    readonly retrieveItem: (id: string) => unknown;
  }
  class Engine {
    constructor(system: System, style: string, language: string, isForced: boolean);
    setOutputFormat(format: 'text'): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): [unknown, string[]];
  }
  const CSL: { readonly Engine: typeof Engine };
  export default CSL;
}
