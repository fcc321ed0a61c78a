// Goes through a Link page as a person does: node link.mjs <story> <address>.
// It runs in place of the default browser, and writes what it saw to the file in ENODE_TEST_BROWSER_LOG, as JSON.
import { writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const [story, address] = process.argv.slice(2);
const seen = { story, pages: [], end: null, problems: [] };

const browser = await puppeteer.launch({
    executablePath: process.env.ENODE_TEST_CHROMIUM,
    // The page is the simulator's own, and a container has no sandbox.
    args: ['--no-sandbox', '--disable-gpu'],
});

try {
    const page = await browser.newPage();
    // A page that needs scripts would fail.
    await page.setJavaScriptEnabled(false);
    await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
    page.on('requestfailed', (request) => seen.problems.push(`${request.url()} ${request.failure()?.errorText}`));

    const read = async () => {
        seen.pages.push(await page.$eval('h1', (heading) => heading.textContent));
        seen.end = page.url();
    };
    const press = async (selector) => {
        await Promise.all([page.waitForNavigation(), page.click(selector)]);
        await read();
    };
    const signIn = async (account) => {
        await page.type('#account', account);
        await page.type('#password', 'any password');
        await press('button[value=sign-in]');
    };
    const choose = async () => {
        await page.goto(address);
        await read();
        if (await page.$('button[value=TESLA]')) {
            await press('button[value=TESLA]');
        }
    };

    const stories = {
        async allow() {
            await choose();
            await signIn('me@example.com');
            await press('button[value=allow]');
        },
        async deny() {
            await choose();
            await signIn('me@example.com');
            await press('button[value=deny]');
        },
        async leave() {
            await choose();
            await press('button[value=leave]');
        },
        async retry() {
            await choose();
            await signIn('wrong-password@example.com');
            seen.error = await page.$eval('[role=alert]', (element) => element.textContent);
            await signIn('me@example.com');
            await press('button[value=allow]');
        },
        async fail() {
            await choose();
            await signIn('vendor-error@example.com');
        },
    };
    await stories[story]();
} catch (error) {
    seen.problems.push(String(error));
} finally {
    writeFileSync(process.env.ENODE_TEST_BROWSER_LOG, JSON.stringify(seen));
    await browser.close();
}
