// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// The unit as its reader uses it: with a mouse, with keys, without JavaScript, on a phone, on paper.

const path = '/core/commons/significance';

async function opensAnAnswer({ open }, options) {
    const page = await open({ path, ...options });
    const question = page.locator('details.option, .question details').first();
    const summary = question.locator('summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    const text = await question.innerText();
    const said = /Right\.|Look again\./.test(text);
    const shown = await question.evaluate((e) => e.open);
    await page.done();
    if (!shown) return 'Enter does not open the answer';
    return said ? undefined : `the open answer does not say whether it is right: ${text.slice(0, 80)}`;
}

export const checks = [
    ['answers open with the keyboard', (w) => opensAnAnswer(w, {})],
    ['answers open without JavaScript', (w) => opensAnAnswer(w, { javaScriptEnabled: false })],
    ['every question has exactly one right answer', async ({ open }) => {
        const page = await open({ path, javaScriptEnabled: false });
        const wrong = await page.evaluate(() => [...document.querySelectorAll('.question')]
            .filter((q) => (q.textContent.match(/Right\./g) ?? []).length !== 1).length);
        const count = await page.locator('.question').count();
        await page.done();
        if (count < 4) return `only ${count} questions`;
        return wrong ? `${wrong} questions without exactly one right answer` : undefined;
    }],
    ['what is written for oneself stays in the browser', async ({ open }) => {
        const page = await open({ path });
        await page.locator('textarea').first().fill('The footbridge behind our school.');
        await page.waitForTimeout(800);
        await page.reload();
        const kept = await page.locator('textarea').first().inputValue();
        const wrong = page.complaints.join(' | ');
        await page.done();
        return kept === 'The footbridge behind our school.' ? wrong : `after reloading it says: ${kept}`;
    }],
    ['notes lead down and back', async ({ open }) => {
        const page = await open({ path, javaScriptEnabled: false });
        const down = page.locator('sup a').first();
        const from = await down.getAttribute('id') ?? await down.evaluate((e) => e.parentElement.id);
        await down.click();
        const note = new URL(page.url()).hash.slice(1);
        const back = page.locator(`[id="${note}"] a[href="#${from}"]`);
        const there = await back.count();
        await page.done();
        return there ? undefined : `note ${note} has no way back to ${from}`;
    }],
    ['on paper the answers are open and the navigation is gone', async ({ open }) => {
        const page = await open({ path, javaScriptEnabled: false });
        await page.emulateMedia({ media: 'print' });
        const seen = await page.evaluate(() => {
            const shown = (e) => e && getComputedStyle(e).display !== 'none' && e.getClientRects().length > 0;
            return { nav: shown(document.querySelector('header nav')), reason: shown(document.querySelector('.reason')) };
        });
        await page.done();
        return seen.nav ? 'the navigation is printed' : seen.reason ? undefined : 'the reasons are not printed';
    }],
    ['the menu of a phone opens with keys', async ({ open }) => {
        const page = await open({ path, viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
        const menu = page.locator('header details').first();
        await menu.locator('summary').focus();
        await page.keyboard.press('Enter');
        const seen = await menu.locator('a').first().isVisible();
        await page.done();
        return seen ? undefined : 'its entries are not shown';
    }],
    ['the drawings have names and change with the colors of the page', async ({ open }) => {
        const fills = [];
        for (const colorScheme of ['light', 'dark']) {
            const page = await open({ path, colorScheme });
            fills.push(await page.evaluate(() => {
                const svg = document.querySelector('figure svg');
                const named = svg?.getAttribute('role') === 'img' && (svg.getAttribute('aria-label') ?? svg.querySelector('title')?.textContent);
                const ink = svg?.querySelector('.d-ink, .d-t');
                return named && ink ? getComputedStyle(ink).fill + getComputedStyle(ink).stroke : '';
            }));
            await page.done();
        }
        if (!fills[0]) return 'no drawing with a name';
        return fills[0] === fills[1] ? `the same colors in both: ${fills[0]}` : undefined;
    }],
    ['search engines and people who share it learn what it is', async ({ open }) => {
        const page = await open({ path, javaScriptEnabled: false });
        const wrong = [];
        if (!(await page.locator('meta[name=description]').getAttribute('content'))) wrong.push('no description');
        if (!(await page.locator('link[rel~=license], a[rel~=license]').count())) wrong.push('no rel=license');
        if (!(await page.locator('meta[property="og:title"]').count())) wrong.push('no og:title');
        await page.done();
        return wrong.join(', ');
    }],
    ['text can be set 200 % larger without loss', async ({ open }) => {
        const page = await open({ path, viewport: { width: 640, height: 900 } });
        page.complaints.length = 0;
        const over = await page.evaluate(() => {
            document.documentElement.style.fontSize = '200%';
            return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        });
        await page.done();
        return over > 0 ? `${over} px too wide` : undefined;
    }],
];
