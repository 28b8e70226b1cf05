/** Writes what the keeper says of wordings on the page into `data/concepts.txt`, and counts by it from then on. */
import { ConceptNames } from '../../indexer/figures/concept-names.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { unfold } from '../../indexer/text/unfold.ts';
import type { ConceptMend } from '../contract/figures.ts';
import { KeepersFile, withLineEnd } from '../keeper/keepers-file.ts';
import type { Services } from '../services.ts';
import { ApiError } from '../web/errors.ts';

export class ConceptsFile {
  private readonly file: KeepersFile;

  constructor(private readonly services: Pick<Services, 'settings' | 'figures' | 'grammar'>) {
    this.file = new KeepersFile(services.settings.concepts, 'concepts_not_written');
  }

  /**
   * @returns the name under which the concept is counted now
   * @throws ApiError 404 if there is no figure of the concept, 409 if nothing would change or the file cannot be written
   */
  async mend(mend: ConceptMend): Promise<string> {
    const { figures, grammar, settings } = this.services;
    const concept = foldToString(mend.concept);
    if (figures.series.worded(concept).next().done)
      throw new ApiError('no_such_concept', { concept: mend.concept });
    if (mend.action === 'join') {
      const name = grammar.names.of(foldToString(mend.to));
      if (name === grammar.names.of(concept))
        throw new ApiError('same_concept', { concept: mend.concept, to: mend.to });
      await this.file.change((text) => `${withLineEnd(text)}${unfold(name)} ${mend.concept}\n`);
    } else await this.file.change((text) => withoutWording(text, concept));
    figures.rename(ConceptNames.load(settings.concepts));
    return unfold(grammar.names.of(concept));
  }
}

/** Takes a wording out of the lines that count it as another, comments and all else untouched. */
function withoutWording(text: string, folded: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const [words = '', comment = ''] = /^([^#]*)(.*)$/.exec(line)?.slice(1) ?? [];
      const [name = '', ...others] = words.split(/\s+/).filter(Boolean);
      const kept = others.filter((word) => foldToString(word) !== folded);
      if (kept.length === others.length) return [line];
      if (kept.length === 0) return comment === '' ? [] : [comment];
      return [[name, ...kept, comment].join(' ').trimEnd()];
    })
    .join('\n');
}
