// Files dropped over the window, as the system hands them to a page.
import type { Page } from 'playwright';

/** `onto` is a selector of what lies under them. */
export async function dropFiles(page: Page, count: number, onto = 'main'): Promise<void> {
  const files = await page.evaluateHandle((many) => {
    const transfer = new DataTransfer();
    for (let nth = 1; nth <= many; nth += 1) transfer.items.add(new File(['x'], `IMG_${nth}.jpg`, { type: 'image/jpeg' }));
    return transfer;
  }, count);
  await page.dispatchEvent(onto, 'drop', { dataTransfer: files });
}
