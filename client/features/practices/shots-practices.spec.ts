import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';
test.beforeEach(({ request }) => indexed(request));
const N = encodeURIComponent('枫桥经验');
for (const scheme of ['light', 'dark'] as const)
  for (const [w, h, size] of [[1280, 900, 'wide'], [390, 844, 'phone']] as const)
    for (const [name, path] of [['list', '/practices'], ['one', `/practices/${N}`], ['local', `/practices/${encodeURIComponent('板凳议事会')}`], ['home', '/'], ['missing', '/practices/%E9%87%8F'], ['typed', '/practices?typed=tiao&province=四川省']] as const)
      test(`shot ${name} ${size} ${scheme}`, async ({ page }) => {
        await page.setViewportSize({ width: w, height: h });
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.goto(path);
        await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
        await page.waitForTimeout(700);
        await page.screenshot({ path: `/tmp/practices-shots/${name}-${size}-${scheme}.png`, fullPage: name !== 'home' });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        console.log(name, size, scheme, 'overflow', wide, JSON.stringify(violations.map(({ id, nodes }) => [id, nodes.slice(0, 2).map(({ html }) => html.slice(0, 150))])));
      });
