import { expect, test } from 'vitest';
import { onlyWhole, onSteadyServers } from './steady-servers.ts';

async function* pieces(lose: () => void): AsyncGenerator<string> {
  yield 'first';
  lose();
  yield 'second';
}

test('work is done again when a server goes down meanwhile, and refused when one does each time', async () => {
  const reader = { missing: [] as string[], isDown: false };
  const answered = await onSteadyServers(reader, async (missing) => {
    if (missing.length === 0) reader.missing = ['a'];
    return [...missing];
  });
  expect(answered).toEqual(['a']);
  let lost = 0;
  const never = onSteadyServers(reader, async () => {
    reader.missing = [`b${lost++}`];
  });
  await expect(never).rejects.toMatchObject({ code: 'engine_down' });
});

test('what is sent ends with an error when a server goes down, also after its last piece', async () => {
  const read = async (lose: (reader: { missing: string[] }) => void, missing: readonly string[] = []) => {
    const reader = { missing: [...missing] };
    const got: string[] = [];
    try {
      for await (const piece of onlyWhole(
        reader,
        missing,
        pieces(() => lose(reader)),
      ))
        got.push(piece);
    } catch (error) {
      expect(error).toMatchObject({ code: 'server_missing' });
      got.push('broken');
    }
    return got;
  };
  expect(await read(() => {})).toEqual(['first', 'second']);
  expect(await read(() => {}, ['a'])).toEqual(['first', 'second']);
  expect(await read((reader) => reader.missing.push('b'), ['a'])).toEqual(['first', 'broken']);
  async function* none(): AsyncGenerator<string> {}
  const reader = { missing: ['b'] };
  await expect(onlyWhole(reader, [], none()).next()).rejects.toMatchObject({ code: 'server_missing' });
});
