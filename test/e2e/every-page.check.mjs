// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// What must hold on every kind of page: no errors, no CSP reports, nothing from elsewhere, axe finds nothing,
// no sideways scrolling, one h1, a language, a way past the header.

import { looks, pages, widths } from './pages.mjs';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function axeFindings(page, axe) {
    await page.evaluate(axe);
    const result = await page.evaluate((t) => window.axe.run(document, { runOnly: t }), tags);
    return result.violations.map((v) => `${v.id} at ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')}: ${v.help}`);
}

function clean(spec, look) {
    return async ({ open, axe }) => {
        const page = await open({ ...look, path: spec.path, status: spec.status ?? 200 });
        const found = await axeFindings(page, axe);
        const wrong = [...page.complaints, ...found].join(' | ');
        await page.done();
        return wrong;
    };
}

function fits(spec) {
    return async ({ open }) => {
        const page = await open({ path: spec.path, status: spec.status ?? 200 });
        const wide = [];
        for (const width of widths) {
            await page.setViewportSize({ width, height: 900 });
            const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            if (over > 0) wide.push(`${over} px too wide at ${width}`);
        }
        await page.done();
        return wide.join(', ');
    };
}

function framed(spec) {
    return async ({ open }) => {
        const page = await open({ path: spec.path, status: spec.status ?? 200, javaScriptEnabled: false });
        const wrong = [];
        if ((await page.locator('h1').count()) !== 1) wrong.push('not one h1');
        if (!(await page.locator('html').getAttribute('lang'))) wrong.push('no language');
        if ((await page.title()).length < 4) wrong.push('no title');
        for (const landmark of ['header', 'main', 'footer']) {
            if ((await page.locator(landmark).count()) < 1) wrong.push(`no ${landmark}`);
        }
        if ((await page.locator('main').innerText()).trim().length < 80) wrong.push('main says almost nothing');
        await page.done();
        return wrong.join(', ');
    };
}

// With the keyboard alone: the first stop is the skip link, it works, and every stop is visible.
function keyboard(spec) {
    return async ({ open }) => {
        const page = await open({ path: spec.path, status: spec.status ?? 200 });
        await page.keyboard.press('Tab');
        const first = await page.evaluate(() => document.activeElement.getAttribute('href'));
        if (!first?.startsWith('#')) return `the first stop is ${first} and no skip link`;
        const stops = await page.evaluate(() => document.querySelectorAll('a[href], button, input, textarea, select, summary').length);
        const seen = [];
        for (let i = 0; i < stops + 2; i++) {
            const stop = await page.evaluate(() => {
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                const s = getComputedStyle(e);
                const box = e.getBoundingClientRect();
                return { name: e.outerHTML.slice(0, 80), ring: parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== 'none', seen: box.width > 0 };
            });
            if (!stop) break;
            if (!stop.ring || !stop.seen) return `no visible focus on ${stop.name}`;
            seen.push(stop.name);
            await page.keyboard.press('Tab');
        }
        await page.done();
        return seen.length < 5 ? `only ${seen.length} stops` : undefined;
    };
}

export const checks = pages.flatMap((spec) => [
    ...looks.map((look) => [`${spec.kind}, ${look.name}: no findings`, clean(spec, look)]),
    [`${spec.kind}: fits at every width`, fits(spec)],
    [`${spec.kind}: has its frame without JavaScript`, framed(spec)],
    [`${spec.kind}: works with the keyboard`, keyboard(spec)],
]);
