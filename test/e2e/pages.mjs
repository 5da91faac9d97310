// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// One address for each kind of page. A new kind is added here and is then checked by everything.

export const pages = [
    { kind: 'home', path: '/' },
    { kind: 'map', path: '/core/' },
    { kind: 'overview', path: '/core/overview' },
    { kind: 'details', path: '/core/details' },
    { kind: 'module', path: '/core/commons/' },
    { kind: 'unit', path: '/core/commons/significance' },
    { kind: 'planned unit', path: '/core/copyright/basics' },
    { kind: 'summit', path: '/core/commons/summit' },
    { kind: 'search', path: '/search' },
    { kind: 'search with results', path: '/search?q=atribution+licence' },
    { kind: 'search without results', path: '/search?q=xyzzyxqq' },
    { kind: 'certificates', path: '/certificates' },
    { kind: 'quest', path: '/core/quests/license-audit' },
    { kind: 'quest bank', path: '/core/quests/' },
    { kind: 'quest bank, nothing found', path: '/core/quests/?module=commons&check=nothing' },
    { kind: 'glossary', path: '/core/glossary' },
    { kind: 'credits', path: '/core/credits' },
    { kind: 'about', path: '/about' },
    { kind: 'questions and answers', path: '/faq' },
    { kind: 'privacy', path: '/privacy' },
    { kind: 'accessibility', path: '/accessibility' },
    { kind: 'editions', path: '/core/editions' },
    { kind: 'not found', path: '/no/such/page', status: 404 },
];
export const widths = [320, 390, 768, 1024, 1280, 1600];
export const looks = [
    { name: 'desktop light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
    { name: 'phone dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
];
