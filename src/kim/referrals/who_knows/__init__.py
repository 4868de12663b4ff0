"""The sheet "Wer weiß was über mich?": for the client, in German and one more language."""
