// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// The search as a reader uses it: with a mistake in a word, by kind, with the key /, without JavaScript, on a phone.

const ask = (q) => `/search?q=${encodeURIComponent(q)}`;

export const checks = [
    ['a word with one wrong letter is found, and hits are marked', async ({ open }) => {
        const page = await open({ path: ask('atribution'), javaScriptEnabled: false });
        const count = await page.locator('.result').count();
        const marks = await page.locator('.result mark').allInnerTexts();
        const seen = count && await page.locator('.result mark').first().isVisible();
        const said = await page.locator('.search-answer').innerText();
        await page.done();
        if (!seen) return `${count} results, no visible mark`;
        if (!marks.every((m) => /^attribution/i.test(m))) return `marked: ${marks.slice(0, 5).join(', ')}`;
        return said.includes('Shown is “attribution”') ? undefined : 'it does not say what is shown';
    }],
    ['a result leads to its place', async ({ open }) => {
        const page = await open({ path: ask('tragedy pasture'), javaScriptEnabled: false });
        const link = page.locator('.result-section').first();
        const target = new URL(await link.getAttribute('href'), page.url());
        await link.click();
        const there = await page.locator(`[id="${decodeURIComponent(target.hash.slice(1))}"]`).count();
        await page.done();
        return there ? undefined : `${target.pathname} has no ${target.hash}`;
    }],
    ['a title leads to its page, and every address among the results answers', async ({ open, base }) => {
        const page = await open({ path: ask('license'), javaScriptEnabled: false });
        const found = await page.evaluate(() => [...document.querySelectorAll('.result a')].map((a) => a.getAttribute('href')));
        await page.done();
        const wrong = [];
        for (const path of found) {
            const [address, anchor] = path.split('#');
            const answer = await fetch(base + address);
            const body = await answer.text();
            if (answer.status !== 200) wrong.push(`${path} answers ${answer.status}`);
            if (anchor && !body.includes(`id="${decodeURIComponent(anchor)}"`)) wrong.push(`${path}: no such anchor`);
        }
        return wrong.slice(0, 5).join(', ');
    }],
    ['results are filtered by kind', async ({ open }) => {
        const page = await open({ path: ask('license'), javaScriptEnabled: false });
        const kinds = page.locator('.kinds a');
        const terms = kinds.filter({ hasText: 'Glossary' });
        const count = Number((await terms.innerText()).replace(/\D/g, ''));
        await terms.click();
        const labels = await page.locator('.result > .label').allInnerTexts();
        const current = await page.locator('.kinds [aria-current]').innerText();
        const kept = await page.locator('input[name=kind]').getAttribute('value');
        await page.done();
        if (!labels.length || labels.length !== Math.min(count, 20)) return `${labels.length} results and not ${count}`;
        if (!labels.every((l) => l.startsWith('Glossary'))) return `also: ${labels.join(', ')}`;
        return current.startsWith('Glossary') && kept === 'term' ? undefined : `current: ${current}, kept: ${kept}`;
    }],
    ['more than a page of results has pages', async ({ open }) => {
        const page = await open({ path: ask('the'), javaScriptEnabled: false });
        const first = await page.locator('.result-title').first().innerText();
        await page.locator('.pagination a', { hasText: 'Next' }).click();
        const second = await page.locator('.result-title').first().innerText();
        const number = await page.locator('.pagination [aria-current]').innerText();
        const start = await page.locator('ol.results').getAttribute('start');
        await page.done();
        if (first === second) return 'the second page begins like the first';
        return number.includes('2') && start === '21' ? undefined : `page ${number}, starting at ${start}`;
    }],
    ['an empty question and one without an answer say what to do', async ({ open }) => {
        const wrong = [];
        for (const [q, heading] of [['', 'Nothing asked yet'], ['xyzzyxqq', 'Nothing here says'], ['?!', 'Nothing here says']]) {
            const page = await open({ path: ask(q), javaScriptEnabled: false });
            const text = await page.locator('.nothing').innerText();
            if (!text.includes(heading)) wrong.push(`${q}: ${text.slice(0, 60)}`);
            if (!(await page.locator('.nothing a').count())) wrong.push(`${q}: no way on`);
            await page.done();
        }
        return wrong.join(' | ');
    }],
    ['what is near to a word that stands nowhere is offered', async ({ open }) => {
        const page = await open({ path: ask('atributoin'), javaScriptEnabled: false });
        const offered = page.locator('.suggestions a').first();
        await offered.click();
        const count = await page.locator('.result').count();
        await page.done();
        return count ? undefined : 'the offer finds nothing';
    }],
    ['what is asked is shown as text', async ({ open }) => {
        const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
        const page = await open({ path: ask(evil) });
        const injected = await page.locator('main script, main img').count();
        const kept = await page.locator('#q').inputValue();
        const wrong = page.complaints.join(' | ');
        await page.done();
        if (injected) return 'the question became markup';
        return kept === evil ? wrong : `the field says ${kept}`;
    }],
    ['the header leads to it, on a phone the menu does', async ({ open }) => {
        const wide = await open({ path: '/core/', javaScriptEnabled: false });
        await wide.locator('header .site-search').click();
        const here = new URL(wide.url()).pathname;
        const current = await wide.locator('header .site-search').getAttribute('aria-current');
        await wide.done();
        const phone = await open({ path: '/core/', viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
        const hidden = !(await phone.locator('header .site-search').isVisible());
        await phone.locator('header .site-menu > summary').click();
        await phone.locator('.site-menu a', { hasText: 'Search' }).click();
        const there = new URL(phone.url()).pathname;
        await phone.done();
        if (here !== '/search' || there !== '/search') return `${here}, ${there}`;
        return current === 'page' && hidden ? undefined : `current: ${current}, hidden on a phone: ${hidden}`;
    }],
    ['the key / leads to the field, and can be switched off', async ({ open }) => {
        const page = await open({ path: '/core/commons/significance' });
        await page.keyboard.press('/');
        await page.waitForURL('**/search#q');
        const focused = () => page.evaluate(() => document.activeElement.id);
        if ((await focused()) !== 'q') return 'the field has no focus after coming from a unit';
        await page.keyboard.type('a/b');
        if ((await page.locator('#q').inputValue()) !== 'a/b') return 'a / cannot be written into the field';
        await page.locator('.slash-key button').click();
        await page.locator('.slash-key button').blur();
        await page.keyboard.press('/');
        const off = await focused();
        await page.locator('.slash-key button').click();
        await page.locator('.slash-key button').blur();
        await page.keyboard.press('/');
        const on = await focused();
        const wrong = page.complaints.join(' | ');
        await page.done();
        return off === 'q' || on !== 'q' ? `switched off: ${off}, on again: ${on}` : wrong;
    }],
    ['search engines are asked to stay out, programs get JSON', async ({ open, base }) => {
        const page = await open({ path: ask('license'), javaScriptEnabled: false });
        const robots = await page.locator('meta[name=robots]').getAttribute('content');
        await page.done();
        const answer = await fetch(base + '/search.json?q=licens&kind=term&limit=2');
        const found = await answer.json();
        if (robots !== 'noindex') return `robots: ${robots}`;
        const shaped = found.results.length === 2 && found.results.every((r) => r.kind === 'term' && r.snippet.some((p) => typeof p.hit === 'boolean'));
        return shaped && found.total === found.counts.term ? undefined : JSON.stringify(found).slice(0, 200);
    }],
];
