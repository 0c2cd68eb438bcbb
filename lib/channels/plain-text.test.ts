import { expect, test } from 'vitest'

import { plainTextOf } from './plain-text'

test.each([
  ['<p>Best <b>eggs</b> in town</p>', 'Best eggs in town'],
  ['<p>one</p><p>two<br>three<br />four</p>', 'one\n\ntwo\nthree\nfour'],
  ['<ul><li>tea</li><li>cake</li></ul>', 'tea\ncake'],
  ['fish &amp; chips &#39;n&#x27; peas&nbsp;&hellip;', "fish & chips 'n' peas …"],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['&bogus; &#0; &#xD800; &#1114112; AT&T', '&bogus; &#0; &#xD800; &#1114112; AT&T'],
  ['a < b and 3 > 2', 'a < b and 3 > 2'],
  ['<script>alert(1)</script>hi<style>p{}</style>', 'hi'],
  ['<script>alert(1)', ''],
  ['hi<!-- secret -->', 'hi'],
  ['&lt;script&gt;', '<script>'],
  ['&#128512;', '😀'],
  ['  <p>\n  spaced   out \n</p> ', 'spaced out'],
])('%j reads %j', (html, text) => {
  expect(plainTextOf(html)).toBe(text)
})

test('a link of Mastodon is its whole address, and a name stays together', () => {
  const html =
    '<p><span class="h-card"><a href="https://social.example/@swan" class="u-url mention">@<span>swan</span></a></span> see <a href="https://example.org/a-long-path"><span class="invisible">https://</span><span class="ellipsis">example.org/a-long</span><span class="invisible">-path</span></a></p>'
  expect(plainTextOf(html)).toBe('@swan see https://example.org/a-long-path')
})

test('an unclosed tag takes the rest with it', () => {
  expect(plainTextOf('hello <img src="x')).toBe('hello')
})

test('never takes long, whatever comes', () => {
  const started = performance.now()
  for (const part of ['<', '<p', '<!--', '&', '<script>', '<p ', '</p>', ' ', '\n', '<br> '])
    plainTextOf(part.repeat(60_000))
  expect(performance.now() - started).toBeLessThan(4000)
})
