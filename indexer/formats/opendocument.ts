/** What the readers of OpenDocument texts and tables share. */
import { readXml } from './office-xml.ts';
import { PASSWORD, type Zip } from './zip.ts';

const MANIFEST = 'META-INF/manifest.xml';

/**
 * The parts of a protected file are encrypted one by one, or all of them as one package.
 *
 * @throws Error with one Chinese sentence if the file has a password
 */
export async function refuseEncrypted(zip: Zip): Promise<void> {
  if (!zip.has(MANIFEST)) return;
  let isEncrypted = false;
  await readXml(zip.stream(MANIFEST), {
    open(name) {
      isEncrypted ||= name === 'manifest:encryption-data';
    },
    close() {},
    text() {},
  });
  if (isEncrypted) throw new Error(PASSWORD);
}
