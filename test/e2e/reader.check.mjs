// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// What readers look up, and what machines read: quest bank, definitions, glossary, credits, descriptions, feeds.

const unit = '/core/commons/significance';
const bank = '/core/quests/';

async function rows(page) {
    return page.evaluate(() => [...document.querySelectorAll('[data-find]')].filter((r) => !r.hidden).map((r) => r.dataset.find));
}

async function shows(page, id) {
    return page.evaluate((i) => getComputedStyle(document.getElementById(i)).visibility === 'visible', id);
}

async function dataOf(open, path) {
    const page = await open({ path, javaScriptEnabled: false });
    const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
    await page.done();
    return texts.map((t) => JSON.parse(t));
}

async function xml(world, path) {
    const page = await world.open({ path: '/' });
    const wrong = await page.evaluate(async (p) => {
        const answer = await fetch(p);
        const parsed = new DOMParser().parseFromString(await answer.text(), 'application/xml');
        const error = parsed.querySelector('parsererror');
        return { status: answer.status, type: answer.headers.get('content-type'), error: error?.textContent, entries: parsed.querySelectorAll('entry').length };
    }, path);
    await page.done();
    return wrong;
}

export const checks = [
    ['the quest bank is filtered by the server, without JavaScript', async ({ open }) => {
        const page = await open({ path: bank, javaScriptEnabled: false });
        const all = (await rows(page)).length;
        await page.selectOption('[name=effort]', 'quick');
        await page.selectOption('[name=module]', 'commons');
        await page.getByRole('button', { name: 'Show quests' }).click();
        const some = await rows(page);
        const kept = await page.locator('[name=effort]').inputValue();
        await page.done();
        if (!some.length || some.length >= all) return `${some.length} of ${all} quests`;
        if (kept !== 'quick') return 'the form forgets what was asked';
        return some.every((r) => r.includes(' effort=quick ') && r.includes(' module=commons ')) ? undefined : 'others are among them';
    }],
    ['a bank without a match says so and leads back', async ({ open }) => {
        const page = await open({ path: `${bank}?module=commons&effort=deep&check=nothing`, javaScriptEnabled: false });
        const seen = await page.getByText('No quest like that').isVisible();
        await page.locator('.ask-none a').click();
        const back = await rows(page);
        await page.done();
        return seen && back.length ? undefined : `said: ${seen}, then ${back.length} quests`;
    }],
    ['the script filters as the server does', async ({ open }) => {
        const page = await open({ path: bank });
        const question = '?kind=practice&effort=deep&check=marking';
        const server = await open({ path: bank + question, javaScriptEnabled: false });
        const want = (await rows(server)).sort().join();
        await server.done();
        // As in a static copy: the whole page at the address with the question.
        const whole = await (await page.request.get(page.url())).text();
        await page.route('**/quests/?*', (r) => r.fulfill({ contentType: 'text/html', body: whole }));
        await page.goto(page.url() + question);
        const got = (await rows(page)).sort().join();
        const count = await page.locator('.ask-count').innerText();
        await page.done();
        if (got !== want) return `the script leaves ${got}, the server ${want}`;
        return count.startsWith(`${want ? want.split(',').length : 0} of `) ? undefined : `it says: ${count}`;
    }],
    ['a definition shows when its term is pointed at', async ({ open }) => {
        const page = await open({ path: unit, javaScriptEnabled: false });
        const term = page.locator('.gloss > a').first();
        const id = await term.getAttribute('aria-describedby');
        const before = await shows(page, id);
        await term.hover();
        const during = await shows(page, id);
        await page.done();
        return !before && during ? undefined : `before ${before}, during ${during}`;
    }],
    ['a definition shows on focus and goes with Escape', async ({ open }) => {
        const page = await open({ path: unit });
        const term = page.locator('.gloss > a').first();
        const id = await term.getAttribute('aria-describedby');
        await term.focus();
        const during = await shows(page, id);
        await page.keyboard.press('Escape');
        const after = await shows(page, id);
        await page.done();
        return during && !after ? undefined : `with focus ${during}, after Escape ${after}`;
    }],
    ['a definition shows at the first tap, the second leads to the glossary', async ({ open }) => {
        const page = await open({ path: unit, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
        const term = page.locator('.gloss > a').first();
        const id = await term.getAttribute('aria-describedby');
        await term.tap();
        const shown = await shows(page, id);
        const stayed = page.url().endsWith(unit);
        const inside = await page.evaluate((i) => {
            const box = document.getElementById(i).getBoundingClientRect();
            return box.left >= 0 && box.right <= window.innerWidth;
        }, id);
        await term.tap();
        await page.waitForURL('**/core/glossary#*');
        await page.done();
        return shown && stayed && inside ? undefined : `shown ${shown}, stayed ${stayed}, inside the screen ${inside}`;
    }],
    ['without JavaScript a tap leads to the glossary', async ({ open }) => {
        const page = await open({ path: unit, hasTouch: true, javaScriptEnabled: false });
        const term = page.locator('.gloss > a').first();
        const to = await term.getAttribute('href');
        await term.click();
        const there = page.url().endsWith(to) && await page.locator(`[id="${to.split('#')[1]}"]`).count();
        await page.done();
        return there ? undefined : `it leads to ${page.url()}`;
    }],
    ['each term is explained once, and never in headings, links or code', async ({ open }) => {
        const page = await open({ path: unit, javaScriptEnabled: false });
        const wrong = await page.evaluate(() => {
            const links = [...document.querySelectorAll('.gloss > a')].map((a) => a.getAttribute('href'));
            const bad = document.querySelectorAll(':is(h1, h2, h3, h4, code, label, summary, figcaption, .big, a) .gloss').length;
            return { many: links.length - new Set(links).size, bad, n: links.length };
        });
        await page.done();
        return wrong.n > 3 && !wrong.many && !wrong.bad ? undefined : JSON.stringify(wrong);
    }],
    ['the glossary is in order and its letters lead to terms', async ({ open }) => {
        const page = await open({ path: '/core/glossary', javaScriptEnabled: false });
        const terms = await page.locator('.entry h3').allTextContents();
        const sorted = [...terms].sort(new Intl.Collator('en', { ignorePunctuation: false, sensitivity: 'base' }).compare);
        const letters = await page.locator('.letters a').count();
        await page.locator('.letters a').last().click();
        const target = await page.evaluate(() => !!document.querySelector(':target'));
        await page.done();
        const first = terms.findIndex((t, i) => t[0].toLowerCase() !== sorted[i][0].toLowerCase());
        if (first >= 0) return `${terms[first]} is not in its place`;
        return letters > 5 && target ? undefined : `${letters} letters, target ${target}`;
    }],
    ['the credits name every picture with author, license and use', async ({ open }) => {
        const page = await open({ path: '/core/credits' });
        const wrong = await page.evaluate(() => [...document.querySelectorAll('.picture')].filter((p) =>
            !p.querySelector('[property="dct:title"]')?.textContent.trim() || !p.querySelector('[property="cc:attributionName"]') ||
            !p.querySelector('a[rel~=license]') || !(p.querySelector('a.use') || p.textContent.includes('no page yet'))).map((p) => p.id));
        const used = await page.locator('.picture a.use').count();
        const count = await page.locator('.picture').count();
        const inUnit = await open({ path: unit });
        const figures = await inUnit.locator('figure').count();
        const link = await inUnit.locator('.facts a[href*="/credits"]').count();
        await inUnit.done();
        await page.done();
        if (count < figures || !used || wrong.length) return `${count} pictures, incomplete: ${wrong.join(', ')}`;
        return link ? undefined : 'the unit does not lead to the credits';
    }],
    ['descriptions parse and state license, author and time', async ({ open }) => {
        const wrong = [];
        for (const path of ['/core/', unit, '/core/overview', '/core/glossary', '/core/credits', '/core/commons/', '/core/quests/license-audit']) {
            const found = await dataOf(open, path);
            if (found.length !== 1) wrong.push(`${path}: ${found.length} descriptions`);
            const [d] = found;
            if (!d?.license?.startsWith('https://creativecommons.org/')) wrong.push(`${path}: no license`);
            if (!d?.author?.[0]?.name || !d?.name || !d?.inLanguage) wrong.push(`${path}: no author, name or language`);
            if (d?.image?.some((i) => !i.license || !i.creator?.name || !i.contentUrl)) wrong.push(`${path}: a picture without credit`);
        }
        const [d] = await dataOf(open, unit);
        if (!/^PT\d+M$/.test(d.timeRequired) || d.isPartOf?.['@type'] !== 'Course') wrong.push('the unit has no time or course');
        return wrong.join('; ');
    }],
    ['the feed is well-formed and found from every page', async (world) => {
        const feed = await xml(world, '/core/atom.xml');
        const page = await world.open({ path: unit, javaScriptEnabled: false });
        const link = await page.locator('link[rel=alternate][type="application/atom+xml"]').getAttribute('href');
        await page.done();
        if (feed.error || feed.status !== 200 || !feed.entries) return JSON.stringify(feed);
        if (!feed.type.startsWith('application/atom+xml')) return feed.type;
        return link === '/core/atom.xml' ? undefined : `the page leads to ${link}`;
    }],
    ['short addresses lead on', async ({ open }) => {
        const wrong = [];
        for (const [from, to] of [['/how-it-works', '/core/details'], ['/licenses', '/core/credits'], ['/core/quests', bank]]) {
            const page = await open({ path: from });
            if (!page.url().endsWith(to)) wrong.push(`${from} leads to ${page.url()}`);
            await page.done();
        }
        return wrong.join(', ');
    }],
    ['on paper definitions and filters are gone, terms and rows are there', async ({ open }) => {
        const page = await open({ path: bank });
        await page.emulateMedia({ media: 'print' });
        const form = await page.locator('.ask').isVisible();
        const row = await page.locator('[data-find]').first().isVisible();
        await page.goto(page.url().replace('quests/', 'glossary'));
        const letters = await page.locator('.letters').isVisible();
        const term = await page.locator('.entry').first().isVisible();
        await page.done();
        return !form && row && !letters && term ? undefined : JSON.stringify({ form, row, letters, term });
    }],
    ['the program pages say what they promise', async ({ open }) => {
        const wrong = [];
        for (const [path, word] of [['/about', 'not affiliated'], ['/faq', 'account'], ['/privacy', 'No cookies'], ['/accessibility', 'WCAG 2.2']]) {
            const page = await open({ path, javaScriptEnabled: false });
            if (!(await page.locator('main').innerText()).includes(word)) wrong.push(`${path} does not say ${word}`);
            await page.done();
        }
        const page = await open({ path: unit });
        if ((await page.context().cookies()).length) wrong.push('there are cookies');
        await page.done();
        return wrong.join(', ');
    }],
];
