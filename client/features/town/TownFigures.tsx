import { NO_FILTERS, writeReport } from '../../address/address.ts';
import { writeFigures } from '../../address/figures-address.ts';
import { townMessages } from '../../messages/changes-messages.ts';
import { Failure } from '../../ui/Failure.tsx';
import { town } from './town.ts';

/** What the reports of a place count year after year: a row for each matter, a column for each year. */
export function TownFigures({ place }: { readonly place: string }) {
  const { answer, failure } = town.figures.value;
  const words = townMessages;
  const filters = { ...NO_FILTERS, place: [place] };
  const columns = answer?.columns ?? [];
  return (
    <section aria-labelledby="town-figures" class="town-figures" aria-busy={!answer && !failure}>
      <h2 id="town-figures">{words.figures}</h2>
      {failure ? (
        <Failure error={failure} onRetry={() => void town.countFigures(place)} />
      ) : (
        answer && (
          <>
            {columns.length === 0 ? (
              <p class="hint">{words.noFigures}</p>
            ) : (
              <div class="scroll">
                <table class="figures">
                  <thead>
                    <tr>
                      <th scope="col">{words.figureOf}</th>
                      {answer.rows.map(({ label }) => (
                        <th key={label} scope="col">
                          {label}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {columns.map(({ text, concept }, at) => (
                      <tr key={text}>
                        <th scope="row" lang="zh-Hans">
                          {concept}
                        </th>
                        {answer.rows.map(({ label, cells }) => {
                          const [figure, ...others] = cells[at]?.figures ?? [];
                          const more = others.length + (cells[at]?.more ?? 0);
                          return (
                            <td key={label}>
                              {figure ? (
                                <a
                                  href={writeReport(figure.report, `“${figure.text}”`, figure.position)}
                                  title={figure.sentence}
                                  lang="zh-Hans"
                                >
                                  {figure.text}
                                </a>
                              ) : (
                                <span class="aside">{words.absent}</span>
                              )}
                              {more > 0 && <small class="aside"> {words.moreFigures(more)}</small>}
                            </td>
                          );
                        })}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <p class="town-more">
              <a href={writeFigures({ filters, by: 'year', columns: columns.map(({ text }) => text) })}>
                {words.allFigures}
              </a>
            </p>
          </>
        )
      )}
    </section>
  );
}
